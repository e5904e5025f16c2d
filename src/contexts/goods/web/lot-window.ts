import type { z } from 'zod'
import type { LotView } from '../contract-parts.ts'

type Lot = z.infer<typeof LotView>
/** A window that does something with one lot. */
export type WindowProps = { lot: Lot; onClose: () => void }
/** What a command about a lot carries. */
export const refOf = ({ id, version }: Lot) => ({ lotId: id, version })
