import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { isSignedBy, makeSigningKey, signText, sm3Of } from '#platform/privacy/sm2.ts'
import { type Content, canonicalText } from './rules/content.ts'
import { PARTS } from './rules/parts.ts'
import type { Report } from './store/reports.ts'
import { addKey, addSeal, type KeptKey, keyOf, type SealWithKey } from './store/seals.ts'
import type { SealVerdict } from './vocabulary.ts'

/** A mark only this installation can make: a public key put in the place of another shows. */
const markOf = (accountId: string, publicKey: string): Buffer =>
  privacy().blindIndex('signing key', `${accountId} ${publicKey}`)

/** The signer's key pair, made when they first sign. */
async function keyFor(tx: Tx, { accountId, now }: Doer): Promise<KeptKey> {
  const known = await keyOf(tx, accountId)
  if (known) return known
  const pair = makeSigningKey(privacy())
  await addKey(tx, { accountId, ...pair, mark: markOf(accountId, pair.publicKey) }, now)
  const kept = await keyOf(tx, accountId)
  if (!kept) throw new Error('a signing key was not kept')
  return kept
}

/** What a signature of the report stands for, as the report stands now. */
export const contentOf = (report: Report): Content => ({
  ...{ kind: report.kind, period: report.period, title: report.title },
  ...{ districtCode: report.areaCode, districtName: report.districtName },
  ...{ fromOn: report.fromOn, asOf: report.asOf, dueOn: report.dueOn, round: report.round },
  handedBy: report.handedName ?? '',
  ...{ figures: report.figures, points: report.points },
  parts: PARTS[report.kind].map(({ code, title }) => ({ title, text: report.parts[code] ?? '' })),
})

/** Freezes what the report says and signs it. Gives the SM3 of the text that was signed. */
export async function sealReport(tx: Tx, report: Report, by: Doer): Promise<string> {
  const key = await keyFor(tx, by)
  const content = canonicalText(contentOf(report))
  const { digest, signature } = signText(privacy(), key, content)
  const { id: reportId, round } = report
  await addSeal(tx, { reportId, round, content, digest, signature, keyId: key.id, publicKey: key.publicKey }, by)
  return digest
}

/**
 * Whether a seal is its signer's and, where it stands on the report as it is now (`report`), whether that is still what was signed.
 * `broken`: the signature does not belong to the frozen text, or the key is not the signer's.
 */
export function verdictOf(seal: SealWithKey, report?: Report): SealVerdict {
  const { content, digest, signature, publicKey, registeredKey, mark, signerAccount } = seal
  const isOwnKey = registeredKey === publicKey && mark?.equals(markOf(signerAccount, publicKey)) === true
  if (!isOwnKey || digest !== sm3Of(content) || !isSignedBy(publicKey, content, signature)) return 'broken'
  return report && canonicalText(contentOf(report)) !== content ? 'changed' : 'valid'
}
