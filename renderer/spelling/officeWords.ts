/** Words of council business that the British dictionary does not hold. */
export const officeWords: readonly string[] = (
  'Cllr Cllrs Revd ' +
  'Ofsted Ofcom Ofgem Ofwat Defra CIPFA SENCO SENCOs EHCP EHCPs Covid ' +
  'wellbeing frontline virement virements outturn underspend underspends retender retendering ringfenced ringfencing capex ' +
  'optee optees parished unparished byelaw byelaws academisation unitarisation livestream livestreamed unminuted ' +
  'streetscene cycleway cycleways masterplan masterplans placemaking lettable homecare reablement telecare ' +
  'decarbonise decarbonised decarbonising decarbonisation neurodiversity neurodivergent undersubscribed ' +
  'workstream workstreams timeframe timeframes upskilling benchmarking accountabilities underperformance cyber cybersecurity'
).split(' ')
