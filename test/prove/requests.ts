export { about, prove } from '../sandbox/nhs/prove-requests.ts'
