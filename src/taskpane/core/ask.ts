import { fact, type Answer, type Knowledge } from "../../checks/answers/answer";
import { answerCode } from "../../checks/answers/code";
import { answerText, comparePayers, type Compared } from "../../checks/answers/compare";
import { answerSubject, type SubjectQuestion } from "../../checks/answers/subject";
import { decidedByRule } from "../../checks/report";
import { isCodeShape, isDiagnosisShape, isPlaceShape, normalCode, normalDiagnosis } from "../../codes/shapes";
import { codesLike, type KnownCode } from "../../matrix/known-codes";
import type { Matrix } from "../../matrix/matrix";
import { wideView, WIDE_SUBJECTS, type FamilyName, type SubjectName } from "../../matrix/wide-view";
import { isoOf, type Day } from "../../values/day";
import { payerFormula, quotedText } from "../../values/formula";
import { splitList } from "../../values/lists";
import type { AskFields } from "./state";

/** What is asked of a code: a family, or whether the code exists. */
export type AskTopic = FamilyName | "code";

/** The answer to one question, and the formula that gives the same in a cell, where there is a function for it. */
export interface AskAnswer {
  readonly topic: AskTopic | SubjectName;
  readonly title: string;
  readonly answer: Answer;
  readonly formula: string | null;
  /** The same question asked of the second payer. */
  readonly other: Answer | null;
  /** Whether the two payers answer otherwise. */
  readonly differs: boolean;
}

/** What is asked is not complete, or not a code: the field and what is wrong with it. */
export interface AskFault {
  readonly field: "code" | "code2" | "diagnoses" | "place";
  readonly text: string;
}

export interface Asked {
  /** The code that is asked about: the typed one, or that of the drug whose name was typed; "" where none is. */
  readonly code: string;
  /** Families in the order in which they are asked, the code's life last. */
  readonly answers: readonly AskAnswer[];
  /** Coding topics. */
  readonly topics: readonly AskAnswer[];
  readonly faults: readonly AskFault[];
}

/** Families as they are asked of a code; bundling only where there is another one. */
const ORDER: readonly FamilyName[] = [
  "PriorAuth",
  "UnitLimits",
  "Bundling",
  "Wastage",
  "DrugCoverage",
  "GenomicLCD",
  "IncidentTo",
];

/**
 * The code that a text means: the code itself, or the code of the one drug whose name it is or begins; the text where it means none.
 * @example codeMeant(matrix, "pembrolizumab", day) //=> "J9271"
 */
export function codeMeant(matrix: Matrix, text: string, on: Day | null): string {
  const code = normalCode(text);
  if (code === "" || isCodeShape(code) || on === null) return code;
  const wanted = text.trim().toLowerCase();
  const named = codesLike(matrix, text, on).filter(({ code: own }) => !own.startsWith(code));
  const exact = named.filter(({ words }) => words.toLowerCase() === wanted);
  const [only, ...others] = exact.length > 0 ? exact : named;
  return only && others.length === 0 ? only.code : code;
}

/** Codes to choose from while one is typed; none once it is whole. */
export function suggestions(matrix: Matrix, text: string, on: Day | null): readonly KnownCode[] {
  return on === null || isCodeShape(normalCode(text)) ? [] : codesLike(matrix, text, on);
}

/** All answers that the fields allow: a question whose fields are blank is not asked. Without a code, what holds in each family. */
export function askAll(knowledge: Knowledge, fields: AskFields): Asked {
  const { matrix } = knowledge;
  const code = codeMeant(matrix, fields.code, fields.date);
  const code2 = codeMeant(matrix, fields.code2, fields.date);
  const faults = faultsOf(fields, code, code2);
  if (fields.date === null || faults.length > 0) return { code: "", answers: [], topics: [], faults };
  if (code === "") return { code, ...inGeneral(matrix, fields, fields.date), faults };

  const payer = fields.payer.trim();
  const dos = fields.date;
  const question = { ...questionOf(fields, code, code2), dos };
  const life: AskAnswer = {
    topic: "code",
    title: "",
    answer: answerCode(knowledge, code, dos),
    formula: formulaOf("CODE", code, isoOf(dos)),
    other: null,
    differs: false,
  };
  if (payer === "") return { code, answers: [life], topics: [], faults };
  const answers = WIDE_SUBJECTS.map(({ name, title }): AskAnswer => {
    const answer = answerSubject(knowledge, name, { ...question, payer });
    const other = fields.payer2 === "" ? null : answerSubject(knowledge, name, { ...question, payer: fields.payer2 });
    return {
      topic: name,
      title,
      answer,
      formula: asFunctionsAsk(knowledge, name, { ...question, payer }, answer)
        ? formulaFor(name, payer, question, fields)
        : null,
      other,
      differs: differs(answer, other),
    };
  });
  const families = ORDER.filter((name) => name !== "Bundling" || code2 !== "");
  return {
    code,
    answers: [...families.flatMap((name) => answers.filter(({ topic }) => topic === name)), life],
    topics: answers.filter(({ topic }) => !ORDER.some((name) => name === topic)),
    faults,
  };
}

type Question = Omit<SubjectQuestion, "payer"> & { readonly code2: string };

function questionOf(fields: AskFields, code: string, code2: string): Omit<Question, "dos"> {
  const diagnoses = splitList(fields.diagnoses).map(normalDiagnosis);
  return { code, code2, diagnoses, place: placeOf(fields) };
}

const placeOf = ({ place }: AskFields): string => (place.trim() === "" ? "" : place.trim().padStart(2, "0"));

function faultsOf(fields: AskFields, code: string, code2: string): AskFault[] {
  const faults: AskFault[] = [];
  if (code !== "" && !isCodeShape(code)) faults.push({ field: "code", text: code });
  if (code2 !== "" && !isCodeShape(code2)) faults.push({ field: "code2", text: code2 });
  const wrong = splitList(fields.diagnoses).find((text) => !isDiagnosisShape(normalDiagnosis(text)));
  if (wrong !== undefined) faults.push({ field: "diagnoses", text: wrong });
  const place = placeOf(fields);
  if (place !== "" && !isPlaceShape(place)) faults.push({ field: "place", text: place });
  return faults;
}

/** Whether two payers answer otherwise; one that does not answer differs from one that does. */
function differs(answer: Answer, other: Answer | null): boolean {
  if (other === null) return false;
  if (answer.kind === "none" || other.kind === "none") return answer.kind !== other.kind;
  return answer.text !== other.text;
}

/** Without a code: what the wide view shows of the payers. */
function inGeneral(matrix: Matrix, fields: AskFields, on: Day): Pick<Asked, "answers" | "topics"> {
  const payer = matrix.payers.find(fields.payer);
  if (!payer) return { answers: [], topics: [] };
  const second = matrix.payers.find(fields.payer2);
  const view = wideView(matrix, on);
  const [at, otherAt] = [payer, second].map((own) => view.payers.findIndex((each) => each === own));
  const all = view.subjects.map(({ name, title }, i): AskAnswer => {
    const answer = cellAnswer(view.cells[i]?.[at ?? -1]);
    const other = second ? cellAnswer(view.cells[i]?.[otherAt ?? -1]) : null;
    return { topic: name, title, answer, formula: null, other, differs: differs(answer, other) };
  });
  const isFamily = ({ topic }: AskAnswer): boolean => ORDER.some((name) => name === topic);
  return { answers: all.filter(isFamily), topics: all.filter((own) => !isFamily(own)) };
}

/** A cell of the wide view as an answer: of one rule its row is cited. */
function cellAnswer(cell: ReturnType<typeof wideView>["cells"][number][number] | undefined): Answer {
  const [rule, ...more] = cell?.rules ?? [];
  const text = [cell?.text ?? "", ...(cell?.marks ?? [])].join(" · ");
  return fact(text, rule && more.length === 0 ? decidedByRule(rule) : null);
}

/** All payers in one family or topic, for the code that is asked about; the formula writes the same into cells. */
export interface ComparedPayers {
  readonly rows: readonly (Pick<Compared, "payer" | "answer" | "text"> & { readonly differs: boolean })[];
  readonly formula: string;
}

/** All payers side by side; `null` where what is asked is not complete. Without a code, what holds in general. */
export function compareAll(knowledge: Knowledge, fields: AskFields, subject: SubjectName): ComparedPayers | null {
  const { matrix } = knowledge;
  const code = codeMeant(matrix, fields.code, fields.date);
  const code2 = codeMeant(matrix, fields.code2, fields.date);
  const dos = fields.date;
  if (dos === null || faultsOf(fields, code, code2).length > 0) return null;
  const asked = matrix.payers.find(fields.payer);
  const marked = (rows: readonly Pick<Compared, "payer" | "answer" | "text">[]): ComparedPayers["rows"] => {
    const own = rows.find(({ payer }) => payer === asked);
    return rows.map((row) => ({ ...row, differs: own !== undefined && differs(own.answer, row.answer) }));
  };
  if (code === "") {
    const view = wideView(matrix, dos);
    const at = view.subjects.findIndex(({ name }) => name === subject);
    const rows = view.payers.map((payer, i) => {
      const answer = cellAnswer(view.cells[at]?.[i]);
      return { payer, answer, text: answerText(answer) };
    });
    return { rows: marked(rows), formula: formulaOf("GRID", isoOf(dos)) };
  }
  const question = { ...questionOf(fields, code, code2), dos };
  const codes = subject === "Bundling" ? `${code}/${code2}` : code;
  return {
    rows: marked(comparePayers(knowledge, subject, question)),
    formula: formulaOf("COMPARE", subject, codes, isoOf(dos)),
  };
}

/** What the function of a family or topic is given of a question, beside payer and date. */
function givenTo(name: SubjectName): readonly ("code" | "code2" | "diagnoses" | "place")[] {
  switch (name) {
    case "PriorAuth":
      return ["code", "diagnoses", "place"];
    case "Bundling":
      return ["code", "code2"];
    case "IncidentTo":
      return ["place"];
    case "GenomicLCD":
    case "Wastage":
    case "DrugCoverage":
      return ["code", "diagnoses"];
    default:
      return ["code"];
  }
}

/** Whether a question with no more than its function is given is answered alike: a place may decide that the function is not told. */
function asFunctionsAsk(
  knowledge: Knowledge,
  name: SubjectName,
  { payer, code, code2, dos, diagnoses = [], place = "" }: Question & { readonly payer: string },
  answer: Answer,
): boolean {
  const given = givenTo(name);
  const told = <T>(part: (typeof given)[number], value: T, nothing: T): T => (given.includes(part) ? value : nothing);
  const asked = answerSubject(knowledge, name, {
    payer,
    dos,
    code: told("code", code, ""),
    code2: told("code2", code2, ""),
    diagnoses: told("diagnoses", diagnoses, []),
    place: told("place", place, ""),
  });
  return !differs(asked, answer) && answerText(asked) === answerText(answer);
}

/**
 * The formula that answers the same in a cell. What no function of its own answers with these words is answered by WHY, which says what
 * decided behind it. Diagnoses stand in it as they were typed.
 */
function formulaFor(name: SubjectName, payer: string, question: Question, { diagnoses }: AskFields): string {
  const { code, code2, dos, place = "" } = question;
  const date = isoOf(dos);
  const typed = splitList(diagnoses).join(";");
  switch (name) {
    case "PriorAuth":
      return formulaOf("AUTH", payer, code, date, typed, place);
    case "UnitLimits":
      return formulaOf("LIMIT", payer, code, date);
    case "Bundling":
      return formulaOf("BUNDLED", payer, code, code2, date);
    case "IncidentTo":
      return formulaOf("INCIDENTTO", payer, date, "", "", "", place);
    case "GenomicLCD":
      return formulaOf("GENOMIC", payer, code, typed, date);
    case "Wastage":
    case "DrugCoverage":
      return formulaOf("WHY", payer, name, code, date, typed);
    default:
      return formulaOf("POLICY", payer, name, date, code);
  }
}

/**
 * The formula of a question, in the signature that the functions have; blank arguments at the end are left out.
 * @example formulaOf("CODE", "J9271", "2026-10-14") //=> '=PAYER.CODE(PolicyMatrix,"J9271","2026-10-14")'
 */
export function formulaOf(name: string, ...texts: readonly string[]): string {
  const filled = texts.slice(0, texts.findLastIndex((text) => text !== "") + 1);
  return payerFormula(name, filled.map(quotedText));
}
