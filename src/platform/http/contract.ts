import type { z } from 'zod'
import type { Permission } from '#platform/access/permission.ts'

/**
 * What a call is about, and so where its permission is settled. The authorisation matrix (tests/architecture) and the
 * OpenAPI page are generated from it.
 * - `{ area: 'areaCode' }`: the place is named by that input field;
 * - `{ record: 'programme.nomination', id: 'nominationId' }`: the place is the record's;
 * - `'list'`: confined by reach(); `'self'`: the caller's own things; `'everyone'`: nothing about anybody;
 * - `{ own: 'volunteering.draft-record', id: 'draftId' }`: a record of the caller's own, and of nobody else.
 */
export type About =
  | { area: string }
  | { record: string; id: string }
  | { own: string; id: string }
  | 'list'
  | 'self'
  | 'everyone'

export type EndpointKind = 'command' | 'query' | 'upload' | 'download'

/** What one endpoint accepts, returns and requires. The server implements it; pages call it. */
export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: EndpointKind
  /** What it does, in Chinese: shown in the audit, in refusals and in the interface page. */
  title: string
  /** A permission; `'sign-in'` for anybody signed in; `'nothing'` for the public. */
  needs: Permission | 'sign-in' | 'nothing'
  about: About
  /** The answer holds secrets: it is never kept for a replay, and sending the command twice does it twice. */
  keepsNoAnswer?: true
  input: I
  output: O
}
export type Contract = { context: string; title: string; endpoints: Record<string, Endpoint> }

type Spec<I extends z.ZodType, O extends z.ZodType> = Omit<Endpoint<I, O>, 'kind'>

/** Changes something. Carries an idempotency key; about a record, its input carries the record's `version`. */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<I, O>,
): Endpoint<I, O> & { kind: 'command' } => ({
  ...spec,
  kind: 'command',
})
/** Reads something and changes nothing. */
export const query = <I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<I, O>,
): Endpoint<I, O> & { kind: 'query' } => ({
  ...spec,
  kind: 'query',
})
/** A command that brings one file (multipart: field `input` as JSON, then the file). The handler finds it in `call.file`. */
export const upload = <I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<I, O>,
): Endpoint<I, O> & { kind: 'upload' } => ({
  ...spec,
  kind: 'upload',
})
/** A query that answers with a file. */
export const download = <I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<I, O>,
): Endpoint<I, O> & { kind: 'download' } => ({
  ...spec,
  kind: 'download',
})

/** Nobody names a path: `programme`, `submitNomination` is `/api/programme/submit-nomination`. */
export const pathOf = (context: string, name: string): string =>
  `/api/${context}/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
