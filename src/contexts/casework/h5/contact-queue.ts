/** A contact that was written down on this phone; `key` is made here, so that it is recorded once however often it is sent. */
export type Note = {
  key: string
  caseId: string
  no: string
  heldOn: string
  minutes: number
  way: 'visit' | 'station' | 'phone' | 'online' | 'other'
  secret: { place: string; aim: string; process: string; observation: string; next: string }
}
/** What was refused keeps what was written, so that it can be put right and sent again. */
export type Kept = Note & { told?: string }

export const add = (queue: readonly Kept[], note: Note): Kept[] => [
  ...queue.filter(({ key }) => key !== note.key),
  note,
]
/** The next to send; what the server refused waits for its writer. */
export const nextOf = (queue: readonly Kept[]): Kept | undefined => queue.find(({ told }) => told === undefined)
export const recorded = (queue: readonly Kept[], key: string): Kept[] => queue.filter((one) => one.key !== key)
export const refused = (queue: readonly Kept[], key: string, told: string): Kept[] =>
  queue.map((one) => (one.key === key ? { ...one, told } : one))
