import type { z } from 'zod'
import type { grantsContract } from '../contract.ts'
import type { ApplicantKind, Use } from '../vocabulary.ts'

export type Draft = z.output<typeof grantsContract.endpoints.myDraft.output>
export type DraftInput = z.input<typeof grantsContract.endpoints.saveDraft.input>
/** What the steps need to know of the call. */
export type CallFacts = Draft['call'] & { id: string; areas: Draft['areas'] }

/** A budget line as typed: yuan and a count, as text. */
export type LineTyped = { item: string; unit: string; quantity: string }
export type Filled = {
  applicantKind: ApplicantKind
  applicantName: string
  custodian: string
  areaCode: string
  use: Use
  title: string
  targetGroup: string
  plan: string
  startsOn: string
  endsOn: string
  lines: LineTyped[]
  other: string
  contactName: string
  contactPhone: string
  bank: string
  related: string
}

export const EMPTY_LINE: LineTyped = { item: '', unit: '', quantity: '1' }

/** '12.5' → 1250 fen, '1,200' → 120000; null when it is not an amount of yuan with two decimals at most. */
export function fenOf(text: string): number | null {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(/[,，]/g, ''))
  if (!found) return null
  const [, whole = '', part = ''] = found
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** 1250 → '12.50', as one would type it. */
export const typedYuan = (fen: number): string => {
  const part = fen % 100
  return `${Math.trunc(fen / 100)}${part === 0 ? '' : `.${String(part).padStart(2, '0')}`}`
}

/** Only lines that are whole count; the others are asked for again before one goes on. */
export const linesOf = (typed: readonly LineTyped[]) =>
  typed.flatMap(({ item, unit, quantity }) => {
    const unitFen = fenOf(unit)
    const count = /^[1-9]\d{0,5}$/.test(quantity.trim()) ? Number(quantity.trim()) : null
    return item.trim() !== '' && unitFen && count
      ? [{ item: item.trim(), unitFen, quantity: count, amountFen: unitFen * count }]
      : []
  })

/** What the project costs, what comes from elsewhere, and what is asked of the fund. Fen. */
export function sumsOf({ lines, other }: Pick<Filled, 'lines' | 'other'>) {
  const costFen = linesOf(lines).reduce((sum, { amountFen }) => sum + amountFen, 0)
  const otherFen = fenOf(other) ?? 0
  return { costFen, otherFen, askedFen: Math.max(0, costFen - otherFen) }
}

export const emptyFor = (call: CallFacts, today: string): Filled => ({
  ...{ applicantKind: call.applicantKinds[0] ?? 'team', applicantName: '', custodian: '' },
  ...{ areaCode: '', use: call.uses[0] ?? 'U1', title: '', targetGroup: '', plan: '' },
  ...{ startsOn: call.closesOn > today ? call.closesOn : today, endsOn: '', lines: [EMPTY_LINE], other: '' },
  ...{ contactName: '', contactPhone: '', bank: '', related: '' },
})

/** A draft as one typed it; an end that was not told yet, kept as the first day, is asked for again. */
export const filledOf = (draft: Draft): Filled => ({
  ...draft,
  endsOn: draft.title === '' && draft.endsOn === draft.startsOn ? '' : draft.endsOn,
  lines:
    draft.lines.length === 0
      ? [EMPTY_LINE]
      : draft.lines.map(({ item, unitFen, quantity }) => ({ item, unit: typedYuan(unitFen), quantity: `${quantity}` })),
  other: draft.otherIncomeFen === 0 ? '' : typedYuan(draft.otherIncomeFen),
})

/** What is sent to be kept; a project without an end yet ends on its first day until it is told. */
export function inputOf(callId: string, filled: Filled): DraftInput {
  const { applicantKind, applicantName, custodian, areaCode, use, title, targetGroup, plan, startsOn } = filled
  const { contactName, contactPhone, bank, related } = filled
  const { askedFen, otherFen } = sumsOf(filled)
  return {
    ...{ callId, applicantKind, applicantName, areaCode, use, title, targetGroup, plan, startsOn },
    custodian: needsCustodian(applicantKind) ? custodian : '',
    endsOn: filled.endsOn || startsOn,
    ...{ askedFen, otherIncomeFen: otherFen, lines: linesOf(filled.lines) },
    ...{ contactName, contactPhone, bank, related },
  }
}

/** Without the standing of a legal person nobody can be paid: somebody else keeps the money. */
export const needsCustodian = (kind: ApplicantKind): boolean => kind === 'cso' || kind === 'team'
