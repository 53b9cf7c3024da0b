export { complexityAddOn } from "./complexity";
export { consultPaid } from "./consult";
export { visitInManagement } from "./in-management";
export { levelByTime, splitOnlyInFacility } from "./level";
export { newPatient } from "./new-patient";
export { prolongedCode, prolongedUnitsEarned } from "./prolonged";
