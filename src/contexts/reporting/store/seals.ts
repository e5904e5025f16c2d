import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { SealVerdict } from '../vocabulary.ts'

export type KeptKey = { id: string; accountId: string; publicKey: string; sealedPrivate: Buffer; mark: Buffer }

export const keyOf = async (tx: Tx, accountId: string): Promise<KeptKey | undefined> =>
  (
    await seeingAll(tx, () =>
      sql<KeptKey>`select id, account_id, public_key, sealed_private, mark from reporting.signing_key where account_id = ${accountId}`.execute(
        tx,
      ),
    )
  ).rows[0]

/** Keeps the account's key; where another request was quicker, that one stands. */
export async function addKey(tx: Tx, { accountId, publicKey, sealedPrivate, mark }: Omit<KeptKey, 'id'>, now: Date) {
  await seeingAll(tx, () =>
    sql`insert into reporting.signing_key (id, account_id, public_key, sealed_private, mark, made_at)
      values (${randomUUID()}, ${accountId}, ${publicKey}, ${sealedPrivate}, ${mark}, ${now}) on conflict (account_id) do nothing`.execute(
      tx,
    ),
  )
}

export type Seal = {
  reportId: string
  round: number
  content: string
  digest: string
  signature: string
  keyId: string
  publicKey: string
  signerAccount: string
  signerName: string
  signedAt: Date
}
/** A seal with the key that stands for its signer, if that is the one it names. */
export type SealWithKey = Seal & { registeredKey: string | null; mark: Buffer | null }

export async function addSeal(tx: Tx, seal: Omit<Seal, 'signerAccount' | 'signerName' | 'signedAt'>, by: Doer) {
  await sql`insert into reporting.seal (report_id, round, content, digest, signature, key_id, public_key, signer_account, signer_name, signed_at)
    values (${seal.reportId}, ${seal.round}, ${seal.content}, ${seal.digest}, ${seal.signature}, ${seal.keyId}, ${seal.publicKey},
      ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
}

/** The seals of reports, or of all of them, the latest round last. */
export const sealsOf = async (tx: Tx, reportId?: string): Promise<SealWithKey[]> =>
  (
    await seeingAll(tx, () =>
      sql<SealWithKey>`select s.*, k.public_key as registered_key, k.mark
        from reporting.seal s left join reporting.signing_key k on k.id = s.key_id and k.account_id = s.signer_account
        where ${reportId === undefined ? sql`true` : sql`s.report_id = ${reportId}`} order by s.report_id, s.round`.execute(
        tx,
      ),
    )
  ).rows

type Doubt = { reportId: string; round: number; verdict: Exclude<SealVerdict, 'valid'> }

/** What the last night's verification found, in the place of what the one before found. */
export async function replaceDoubts(tx: Tx, doubts: readonly Doubt[], now: Date): Promise<void> {
  await sql`delete from reporting.seal_doubt`.execute(tx)
  for (const { reportId, round, verdict } of doubts)
    await sql`insert into reporting.seal_doubt (report_id, round, verdict, found_at) values (${reportId}, ${round}, ${verdict}, ${now})`.execute(
      tx,
    )
}
