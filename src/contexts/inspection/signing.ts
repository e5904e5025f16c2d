import { privacy } from '#platform/privacy/keys.ts'
import type { Sign } from './rules/survey-code.ts'

/** The installation's keyed digest (HMAC-SM3) for the codes on survey sheets: none of them is stored. */
export const sign: Sign = (text) => privacy().blindIndex('survey', text)
