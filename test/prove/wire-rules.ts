export { about, prove } from '../sandbox/nhs/prove-wire-rules.ts'
