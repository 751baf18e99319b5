import type { Service } from './service.ts'
import { day, distinct, firstLine, line, number, objects, type Raw, yesOrNo } from './values.ts'

const CHARGE = /£|\bcharge|\bfee\b|\bcost|\bpay|\bpence|\bprice/i
const NO_CHARGE =
  /\b(?:free|no charge|no cost|nothing to pay|without charge|free of charge|no fee)\b/i

/** What it costs: options that still hold, and words; free only where it is said. */
export function costOf(raw: Raw, today: string): Service['cost'] {
  const fees = line(raw.fees, 300)
  const options = objects(raw.cost_options, 20)
    .filter((option) => (day(option.valid_to) ?? today) >= today)
    .map((option) => {
      const amount = number(option.amount)
      const pounds = amount === null ? null : amount === 0 ? 'Free' : `£${pence(amount)}`
      const words = distinct([pounds, firstLine(option, 'amount_description', 'cost_type')]).join(
        ' ',
      )
      const who = line(option.option)
      return { amount, words: distinct([who, words || null]).join(': ') }
    })
  // Many feeds say the price twice, as an option and in words.
  const told = options
    .map((option) => option.words || null)
    .filter((each) => each === null || !fees?.toLowerCase().includes(each.toLowerCase()))
  const words = distinct([...told, fees]).join('; ') || null
  const said = yesOrNo(raw.free)
  const amounts = options.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  if (amounts.some((amount) => amount > 0)) return { free: false, words }
  if (said !== null || amounts.length > 0)
    return { free: said ?? true, words: words ?? (said === false ? null : 'Free') }
  if (words === null) return { free: null, words }
  if (NO_CHARGE.test(words) && !/£\s?\d/.test(words)) return { free: true, words }
  return { free: CHARGE.test(words) ? false : null, words }
}

const pence = (amount: number) => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2))
