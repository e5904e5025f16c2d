import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { GiftState } from '../vocabulary.ts'

/** A gift as its giver sees it. Money in fen; `lotId` is where the ledger's trace begins, null before confirmation. */
export type GiftOfGiver = {
  id: string
  no: string
  fundId: string
  giverId: string
  areaCode: string
  earmarkCode: string | null
  shownName: string
  fen: number
  refundedFen: number
  receivedOn: string | null
  restriction: string
  use: string | null
  restrictionText: string
  state: GiftState
  lotId: string | null
}

const select = (where: RawBuilder<unknown>) => sql<GiftOfGiver>`
  select g.id, g.no, g.fund_id, g.giver_id, g.area_code, g.earmark_code, r.shown_name, g.fen, g.refunded_fen, g.received_on, g.restriction, g.use,
    g.restriction_text, g.state, g.lot_id
  from giving.gift g join giving.giver r on r.id = g.giver_id where ${where} and g.state <> 'voided' order by g.received_on, g.no`

/** A private link's word is 256 random bits: a plain digest of it is enough, and only that is compared. */
export const hashOfToken = (token: string): Buffer => createHash('sm3').update(`gift ${token}`).digest()

/** The gift that a private link opens, whoever asks; undefined for a word that never was. */
export const giftOfToken = (tx: Tx, token: string): Promise<GiftOfGiver | undefined> =>
  seeingAll(tx, async () => (await select(sql`g.token_hash = ${hashOfToken(token)}`).execute(tx)).rows[0])

/** Every gift of a person on the register, the oldest first; for their own page. */
export const giftsOfPerson = (tx: Tx, personId: string): Promise<GiftOfGiver[]> =>
  seeingAll(tx, async () => (await select(sql`g.giver_person_id = ${personId}`).execute(tx)).rows)

/** The givers that a person on the register is, one a town. */
export const giversOfPerson = (tx: Tx, personId: string): Promise<string[]> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<{ id: string }>`select id from giving.giver where person_id = ${personId}`.execute(tx)
    return rows.map(({ id }) => id)
  })
