import { NDCS_2026 } from "../../codes/reference/bundled/lists";
import type { Fields } from "./row";

/**
 * The oncology drugs that a new matrix knows: code | name | dose of one unit | its unit | container (S single, M multi, blank where the code
 * is sold both ways or it is not certain) | vial sizes in units | class | route.
 * Doses: CMS HCPCS Level II file and ASP crosswalk. Vial sizes and containers: product labels [K], the crosswalk where it has the drug.
 * Trastuzumab biosimilars are sold as 150 mg single-dose and 420 mg multi-dose vials: their container is the NDC's to tell.
 * Class: H hormonal, B biologic (antibodies and other agents that go under chemotherapy administration), A antineoplastic, S supportive,
 * F fluids for hydration. A biosimilar has the class of its reference drug.
 */
const DRUGS = `
J0185|aprepitant (emulsion)|1|mg|S|130|S|IV
J0202|alemtuzumab|1|mg|S|30|B|IV
J0207|amifostine|500|mg|S|1|S|IV
J0640|leucovorin|50|mg||1;2;4;7;10|S|IV;IM
J0641|levoleucovorin|0.5|mg|S|100;350;500|S|IV
J0642|levoleucovorin (Khapzory)|0.5|mg|S|350;600|S|IV
J0780|prochlorperazine|10|mg|||S|IV;IM
J0881|darbepoetin alfa|1|mcg|S|25;40;60;100;150;200;300;500|S|SC;IV
J0885|epoetin alfa|1000|units||2;3;4;10;20;40|S|SC;IV
J0893|decitabine (Sun)|1|mg|S|50|A|IV
J0894|decitabine|1|mg|S|50|A|IV
J0897|denosumab|1|mg|S|60;120|S|SC
J1100|dexamethasone|1|mg||4;10;20;30;100;120|S|IV;IM
J1190|dexrazoxane|250|mg|S|1;2|S|IV
J1200|diphenhydramine|50|mg||1|S|IV;IM
J1434|fosaprepitant (Focinvez)|1|mg|S|150|S|IV
J1437|ferric derisomaltose|10|mg|S|50;100|S|IV
J1439|ferric carboxymaltose|1|mg|S|100;750;1000|S|IV
J1442|filgrastim|1|mcg|S|300;480|S|SC;IV
J1447|tbo-filgrastim|1|mcg|S|300;480|S|SC
J1449|eflapegrastim|0.1|mg|S|132|S|SC
J1453|fosaprepitant|1|mg|S|150|S|IV
J1454|fosnetupitant with palonosetron|235|mg|S|1|S|IV
J1626|granisetron|100|mcg||10;40|S|IV
J1627|granisetron extended release|0.1|mg|S|100|S|SC
J1720|hydrocortisone|100|mg|S||S|IV;IM
J1750|iron dextran|50|mg|S|2|S|IV
J1756|iron sucrose|1|mg|S|50;100;200|S|IV
J1930|lanreotide|1|mg|S|60;90;120|H|SC
J1950|leuprolide depot|3.75|mg|S|1;3|H|IM
J1952|leuprolide (Camcevi)|1|mg|S|42|H|SC
J1954|leuprolide depot (Cipla)|7.5|mg|S|3|H|IM
J2060|lorazepam|2|mg|||S|IV;IM
J2353|octreotide depot|1|mg|S|10;20;30|H|IM
J2354|octreotide|25|mcg||2;4;8;20;40;200|H|SC;IV
J2405|ondansetron|1|mg||4;40|S|IV
J2430|pamidronate|30|mg|S|1;3|S|IV
J2468|palonosetron (Posfrea)|25|mcg|S|10|S|IV
J2469|palonosetron|25|mcg|S|10|S|IV
J2506|pegfilgrastim|0.5|mg|S|12|S|SC
J2550|promethazine|50|mg|||S|IV;IM
J2562|plerixafor|1|mg|S|24|S|SC
J2765|metoclopramide|10|mg|S|1|S|IV
J2783|rasburicase|0.5|mg|S|3;15|S|IV
J2860|siltuximab|10|mg|S|10;40|B|IV
J2916|ferric gluconate|12.5|mg|S|5|S|IV
J2919|methylprednisolone|5|mg|S|8;25;100;200|S|IV;IM
J2997|alteplase|1|mg|S|2;50;100|S|IV
J3315|triptorelin|3.75|mg|S|1;3;6|H|IM
J3420|cyanocobalamin|1000|mcg||1|S|IM;SC
J3475|magnesium sulfate|500|mg|||S|IV
J3480|potassium chloride|2|mEq|||S|IV
J3489|zoledronic acid|1|mg|S|4;5|S|IV
J7030|saline 1000 mL|1000|mL|S|1|F|IV
J7040|saline 500 mL|500|mL|S|1|F|IV
J7042|dextrose in saline 500 mL|500|mL|S|1|F|IV
J7050|saline 250 mL|250|mL|S|1|F|IV
J7060|dextrose in water 500 mL|500|mL|S|1|F|IV
J7070|dextrose in water 1000 mL|1000|mL|S|1|F|IV
J7120|Ringer lactate 1000 mL|1000|mL|S|1|F|IV
J7121|dextrose in Ringer lactate 1000 mL|1000|mL|S|1|F|IV
J9000|doxorubicin|10|mg||1;2;5;20|A|IV
J9017|arsenic trioxide|1|mg|S|10;12|A|IV
J9021|asparaginase (Rylaze)|0.1|mg|S|100|A|IM
J9022|atezolizumab|10|mg|S|84;120|B|IV
J9023|avelumab|10|mg|S|20|B|IV
J9024|atezolizumab with hyaluronidase|5|mg|S|375|B|SC
J9025|azacitidine|1|mg|S|100|A|IV;SC
J9026|tarlatamab|1|mg|S|1;10|B|IV
J9027|clofarabine|1|mg|S|20|A|IV
J9030|BCG live|1|mg|S|50|B|IVES
J9032|belinostat|10|mg|S|50|A|IV
J9033|bendamustine|1|mg|S|25;100|A|IV
J9034|bendamustine (Bendeka)|1|mg|M|100|A|IV
J9035|bevacizumab|10|mg|S|10;40|B|IV
J9036|bendamustine (Belrapzo)|1|mg|M|100|A|IV
J9037|belantamab mafodotin|0.5|mg|S|140;200|B|IV
J9039|blinatumomab|1|mcg|S|35|B|IV
J9040|bleomycin|15|units|S|1;2|A|IV;IM;SC
J9041|bortezomib|0.1|mg|S|35|A|IV;SC
J9042|brentuximab vedotin|1|mg|S|50|B|IV
J9043|cabazitaxel|1|mg|S|60|A|IV
J9045|carboplatin|50|mg||1;3;9;12|A|IV
J9046|bortezomib (Dr. Reddy's)|0.1|mg|S|35|A|IV;SC
J9047|carfilzomib|1|mg|S|10;30;60|A|IV
J9048|bortezomib (Fresenius Kabi)|0.1|mg|S|35|A|IV
J9049|bortezomib (Hospira)|0.1|mg|S|35|A|IV;SC
J9050|carmustine|100|mg|S|1|A|IV
J9055|cetuximab|10|mg|S|10;20|B|IV
J9056|bendamustine (Vivimusta)|1|mg|M|100|A|IV
J9060|cisplatin|10|mg||5;10;20|A|IV
J9061|amivantamab|2|mg|S|175|B|IV
J9063|mirvetuximab soravtansine|1|mg|S|100|B|IV
J9065|cladribine|1|mg|S|10|A|IV
J9071|cyclophosphamide (AuroMedics)|5|mg||100;200;400|A|IV
J9075|cyclophosphamide|5|mg||100;200;400|A|IV
J9100|cytarabine|100|mg||1;5;10;20|A|IV;SC;IT
J9118|calaspargase pegol|10|units|S|375|A|IV
J9119|cemiplimab|1|mg|S|350|B|IV
J9120|dactinomycin|0.5|mg|S|1|A|IV
J9130|dacarbazine|100|mg|S|1;2|A|IV
J9144|daratumumab with hyaluronidase|10|mg|S|180|B|SC
J9145|daratumumab|10|mg|S|10;40|B|IV
J9150|daunorubicin|10|mg|S|2;5|A|IV
J9153|daunorubicin with cytarabine, liposomal|1|mg|S|44|A|IV
J9155|degarelix|1|mg|S|80;120|H|SC
J9171|docetaxel|1|mg||20;80;160|A|IV
J9173|durvalumab|10|mg|S|12;50|B|IV
J9176|elotuzumab|1|mg|S|300;400|B|IV
J9177|enfortumab vedotin|0.25|mg|S|80;120|B|IV
J9178|epirubicin|2|mg|S|25;100|A|IV
J9179|eribulin|0.1|mg|S|10|A|IV
J9181|etoposide|10|mg||10;50;100|A|IV
J9185|fludarabine|50|mg|S|1|A|IV
J9190|fluorouracil|500|mg||1;2;5;10|A|IV
J9198|gemcitabine (Infugem)|100|mg|S|12;13;14;15;16;17;18;19;20;22|A|IV
J9200|floxuridine|500|mg|S|1|A|IA
J9201|gemcitabine|200|mg||1;5;10|A|IV
J9202|goserelin implant|3.6|mg|S|1;3|H|SC
J9203|gemtuzumab ozogamicin|0.1|mg|S|45|B|IV
J9204|mogamulizumab|1|mg|S|20|B|IV
J9205|irinotecan liposome|1|mg|S|43|A|IV
J9206|irinotecan|20|mg|S|2;5;15;25|A|IV
J9207|ixabepilone|1|mg|S|15;45|A|IV
J9208|ifosfamide|1|g|S|1;3|A|IV
J9209|mesna|200|mg||5|S|IV
J9211|idarubicin|5|mg|S|1;2;4|A|IV
J9217|leuprolide depot|7.5|mg|S|1;3;4;6|H|IM;SC
J9218|leuprolide|1|mg|M|14|H|SC
J9223|lurbinectedin|0.1|mg|S|40|A|IV
J9227|isatuximab|10|mg|S|10;50|B|IV
J9228|ipilimumab|1|mg|S|50;200|B|IV
J9229|inotuzumab ozogamicin|0.1|mg|S|9|B|IV
J9245|melphalan|50|mg|S|1|A|IV
J9246|melphalan (Evomela)|1|mg|S|50|A|IV
J9260|methotrexate|50|mg||1;5;20|A|IV;IM;SC;IT
J9261|nelarabine|50|mg|S|5|A|IV
J9263|oxaliplatin|0.5|mg|S|100;200|A|IV
J9264|paclitaxel protein-bound|1|mg|S|100|A|IV
J9266|pegaspargase|1|vial|S|1|A|IM;IV
J9267|paclitaxel|1|mg||30;100;150;300|A|IV
J9268|pentostatin|10|mg|S|1|A|IV
J9269|tagraxofusp|10|mcg|S|100|B|IV
J9271|pembrolizumab|1|mg|S|100|B|IV
J9272|dostarlimab|10|mg|S|50|B|IV
J9273|tisotumab vedotin|1|mg|S|40|B|IV
J9274|tebentafusp|1|mcg|S|100|B|IV
J9277|pembrolizumab with hyaluronidase|1|mg|S|395;790|B|SC
J9280|mitomycin|5|mg|S|1;4;8|A|IV
J9286|glofitamab|2.5|mg|S|1;4|B|IV
J9293|mitoxantrone|5|mg||4;5;6|A|IV
J9294|pemetrexed (Hospira)|10|mg|S|10;50;100|A|IV
J9296|pemetrexed (Accord)|10|mg|S|10;50;100|A|IV
J9297|pemetrexed (Sandoz)|10|mg|S|10;50;100|A|IV
J9298|nivolumab with relatlimab|3|mg|S|80|B|IV
J9299|nivolumab|1|mg|S|40;100;120;240|B|IV
J9301|obinutuzumab|10|mg|S|100|B|IV
J9302|ofatumumab|10|mg|S|10;100|B|IV
J9303|panitumumab|10|mg|S|10;40|B|IV
J9304|pemetrexed (Pemfexy)|10|mg|M|50|A|IV
J9305|pemetrexed|10|mg|S|10;50|A|IV
J9306|pertuzumab|1|mg|S|420|B|IV
J9307|pralatrexate|1|mg|S|20;40|A|IV
J9308|ramucirumab|5|mg|S|20;100|B|IV
J9309|polatuzumab vedotin|1|mg|S|30;140|B|IV
J9311|rituximab with hyaluronidase|10|mg|S|140;160|B|SC
J9312|rituximab|10|mg|S|10;50|B|IV
J9314|pemetrexed (Teva)|10|mg|S|10;50;100|A|IV
J9316|pertuzumab, trastuzumab with hyaluronidase|10|mg|S|120;180|B|SC
J9317|sacituzumab govitecan|2.5|mg|S|72|B|IV
J9318|romidepsin, solution|0.1|mg|S|275|A|IV
J9319|romidepsin, powder|0.1|mg|S|100|A|IV
J9321|epcoritamab|0.16|mg|S|25;300|B|SC
J9328|temozolomide|1|mg|S|100|A|IV
J9329|tislelizumab|1|mg|S|100|B|IV
J9330|temsirolimus|1|mg|S|25|A|IV
J9340|thiotepa|15|mg|S|1;6.67|A|IV
J9345|retifanlimab|1|mg|S|500|B|IV
J9347|tremelimumab|1|mg|S|25;300|B|IV
J9348|naxitamab|1|mg|S|40|B|IV
J9349|tafasitamab|2|mg|S|100|B|IV
J9350|mosunetuzumab|1|mg|S|1;30|B|IV
J9351|topotecan|0.1|mg|S|40|A|IV
J9352|trabectedin|0.1|mg|S|10|A|IV
J9353|margetuximab|5|mg|S|50|B|IV
J9354|ado-trastuzumab emtansine|1|mg|S|100;160|B|IV
J9355|trastuzumab|10|mg|S|15|B|IV
J9356|trastuzumab with hyaluronidase|10|mg|S|60|B|SC
J9357|valrubicin|200|mg|S|1|A|IVES
J9358|fam-trastuzumab deruxtecan|1|mg|S|100|B|IV
J9359|loncastuximab tesirine|0.075|mg|S|133.33|B|IV
J9360|vinblastine|1|mg|S|10|A|IV
J9361|efbemalenograstim|0.5|mg|S|40|S|SC
J9370|vincristine|1|mg|S|1;2|A|IV
J9380|teclistamab|0.5|mg|S|60;306|B|SC
J9390|vinorelbine|10|mg|S|1;5|A|IV
J9393|fulvestrant (Teva)|25|mg|S|10|H|IM
J9394|fulvestrant (Fresenius Kabi)|25|mg|S|10|H|IM
J9395|fulvestrant|25|mg|S|10|H|IM
J9400|ziv-aflibercept|1|mg|S|100;200|B|IV
Q0138|ferumoxytol|1|mg|S|510|S|IV
Q2050|doxorubicin, liposomal|10|mg|S|2;5|A|IV
Q5101|filgrastim-sndz|1|mcg|S|300;480|S|SC;IV
Q5106|epoetin alfa-epbx|1000|units||2;3;4;10;20;40|S|SC;IV
Q5107|bevacizumab-awwb|10|mg|S|10;40|B|IV
Q5108|pegfilgrastim-jmdb|0.5|mg|S|12|S|SC
Q5110|filgrastim-aafi|1|mcg|S|300;480|S|SC;IV
Q5111|pegfilgrastim-cbqv|0.5|mg|S|12|S|SC
Q5112|trastuzumab-dttb|10|mg||15;42|B|IV
Q5113|trastuzumab-pkrb|10|mg||15;42|B|IV
Q5114|trastuzumab-dkst|10|mg||15;42|B|IV
Q5115|rituximab-abbs|10|mg|S|10;50|B|IV
Q5116|trastuzumab-qyyp|10|mg||15;42|B|IV
Q5117|trastuzumab-anns|10|mg||15;42|B|IV
Q5118|bevacizumab-bvzr|10|mg|S|10;40|B|IV
Q5119|rituximab-pvvr|10|mg|S|10;50|B|IV
Q5120|pegfilgrastim-bmez|0.5|mg|S|12|S|SC
Q5122|pegfilgrastim-apgf|0.5|mg|S|12|S|SC
Q5123|rituximab-arrx|10|mg|S|10;50|B|IV
Q5125|filgrastim-ayow|1|mcg|S|300;480|S|SC;IV
Q5126|bevacizumab-maly|10|mg|S|10;40|B|IV
Q5127|pegfilgrastim-fpgk|0.5|mg|S|12|S|SC
Q5129|bevacizumab-adcd|10|mg|S|10;40|B|IV
Q5130|pegfilgrastim-pbbk|0.5|mg|S|12|S|SC
Q5136|denosumab-bbdz|1|mg|S|60;120|S|SC
Q5146|trastuzumab-strf|10|mg||15;42|B|IV
`;

const CONTAINERS = new Map([
  ["S", "Single"],
  ["M", "Multi"],
]);
const CLASSES = new Map([
  ["A", "Antineoplastic"],
  ["B", "Biologic"],
  ["F", "Hydration"],
  ["H", "Hormonal"],
  ["S", "Supportive"],
]);

/** Rows of the table `Drugs`. */
export function starterDrugs(): readonly Fields[] {
  const ndcs = new Map<string, string[]>();
  for (const line of NDCS_2026.split("\n")) {
    const [ndc = "", code = ""] = line.split(" ");
    ndcs.set(code, [...(ndcs.get(code) ?? []), ndc]);
  }
  return DRUGS.trim()
    .split("\n")
    .map((line) => {
      const [code = "", name = "", dose = "", unit = "", container = "", vials = "", drugClass = "", route = ""] =
        line.split("|");
      return {
        Code: code,
        Name: name,
        "Dose per Unit": Number(dose),
        "Dose Unit": unit,
        Container: CONTAINERS.get(container) ?? "",
        "Vial Units": vials,
        Class: CLASSES.get(drugClass) ?? "",
        Route: route,
        NDCs: (ndcs.get(code) ?? []).join(";"),
      };
    });
}
