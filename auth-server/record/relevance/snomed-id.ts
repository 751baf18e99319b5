const TURN = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
const PRODUCT = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
].map((row) => [...row].map(Number))

/** True for 6 to 18 digits that end in their Verhoeff check digit (SNOMED CT Release File Specification, SCTID). */
export function isSnomedId(text: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(text)) return false
  let sum = 0
  for (const [at, digit] of [...text].reverse().entries()) {
    let turned = Number(digit)
    for (let turn = 0; turn < at % 8; turn++) turned = TURN[turned] ?? 0
    sum = PRODUCT[sum]?.[turned] ?? 0
  }
  return sum === 0
}
