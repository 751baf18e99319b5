const MULTIPLY = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]
const PERMUTE = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
]

/** True for a SNOMED CT identifier whose Verhoeff check digit holds (SNOMED CT Release File Specification, SCTID). */
export function isSnomedId(id: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(id)) return false
  const left = [...id]
    .reverse()
    .reduce((sum, digit, i) => MULTIPLY[sum]?.[PERMUTE[i % 8]?.[Number(digit)] ?? 0] ?? -1, 0)
  return left === 0
}

/** The check digit of nine digits by modulus 11 (NHS Data Dictionary, NHS NUMBER), or null when they make no number. */
export function nhsCheckDigit(nine: string): number | null {
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? null : check % 11
}

export function isNhsNumber(value: string): boolean {
  return /^\d{10}$/.test(value) && nhsCheckDigit(value.slice(0, 9)) === Number(value[9])
}
