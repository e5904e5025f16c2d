import { refusals } from '#platform/http/errors.ts'
