/**
 * Which Medicare contractor (Part A and B MAC) has which state or territory, by postal letters. Source: CMS, A/B MAC jurisdictions.
 * `zCode`: whether the contractor applies the MolDX programme, so that a genomic test carries a DEX Z-code (A57873, A60309).
 */
export const MAC_ROWS = [
  { mac: "Noridian JE", states: "AS CA GU HI MP NV", zCode: true },
  { mac: "Noridian JF", states: "AK AZ ID MT ND OR SD UT WA WY", zCode: true },
  { mac: "NGS", states: "CT IL MA ME MN NH NY RI VT WI", zCode: false },
  { mac: "Novitas", states: "AR CO DC DE LA MD MS NJ NM OK PA TX", zCode: false },
  { mac: "Palmetto", states: "AL GA NC SC TN VA WV", zCode: true },
  { mac: "CGS", states: "KY OH", zCode: true },
  { mac: "WPS", states: "IA IN KS MI MO NE", zCode: true },
  { mac: "First Coast", states: "FL PR VI", zCode: false },
] as const;
