/**
 * Biosimilars by the code of their reference drug: what is said of the reference drug holds for them where nothing narrower is said.
 * Source: CMS HCPCS Level II file and quarterly updates; FDA Purple Book.
 */
export const BIOSIMILARS: Readonly<Record<string, string>> = {
  J9035: "Q5107;Q5118;Q5126;Q5129",
  J9355: "Q5112;Q5113;Q5114;Q5116;Q5117;Q5146",
  J9312: "Q5115;Q5119;Q5123",
  J2506: "Q5108;Q5111;Q5120;Q5122;Q5127;Q5130",
  J1442: "Q5101;Q5110;Q5125",
  J0885: "Q5106",
  J0897: "Q5136",
};
