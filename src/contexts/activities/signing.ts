import { privacy } from '#platform/privacy/keys.ts'
import type { Sign } from './rules/ticket.ts'

/** The installation's keyed digest (HMAC-SM3) for codes and passes: no secret of an activity is stored anywhere. */
export const sign: Sign = (text) => privacy().blindIndex('ticket', text)
