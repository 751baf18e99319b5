export { about, prove } from '../sandbox/nhs/show-request.ts'
