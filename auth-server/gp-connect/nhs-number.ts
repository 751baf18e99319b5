/**
 * True for ten digits whose last is the modulus 11 check digit (NHS Data Dictionary, "NHS NUMBER").
 * Spaces are not accepted: on the wire the number is unspaced.
 */
export function isNhsNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false
  const digits = [...text].map(Number)
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0)
  const check = 11 - (sum % 11)
  return check !== 10 && check % 11 === digits[9]
}
