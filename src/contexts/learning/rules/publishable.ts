type Parts = { background: string; practice: string; effect: string; insight: string }
const PARTS = { background: '背景', practice: '做法', effect: '成效', insight: '启示' } as const

/** The parts of a case that are still empty, by their names. */
export const partsMissing = (parts: Parts): string[] =>
  (Object.keys(PARTS) as (keyof Parts)[]).filter((part) => parts[part].trim() === '').map((part) => PARTS[part])

export type Consent = { id: string; words: boolean; photos: boolean; withdrawnOn: string | null }
export type Photo = { title: string; showsPeople: boolean; consentId: string | null }

/**
 * What still stands against publication (个人信息保护法 25): words about somebody need a consent to words that has not been
 * taken back, each photo of somebody its own consent to photos.
 */
export function consentsMissing(
  tellsOfPeople: boolean,
  photos: readonly Photo[],
  consents: readonly Consent[],
): string[] {
  const standing = consents.filter(({ withdrawnOn }) => withdrawnOn === null)
  const missing = tellsOfPeople && !standing.some(({ words }) => words) ? ['文字写到个人，没有本人同意'] : []
  const withoutConsent = photos.filter(
    ({ showsPeople, consentId }) => showsPeople && !standing.some(({ id, photos: may }) => may && id === consentId),
  )
  return [...missing, ...withoutConsent.map(({ title }) => `照片“${title}”里的人没有同意`)]
}

/** A playbook can be followed: steps, who does what, and what it costs (nothing is an answer, silence is not). */
export const isPlaybook = (one: {
  steps: readonly object[]
  roles: readonly object[]
  costFen: number | null
}): boolean => one.steps.length > 0 && one.roles.length > 0 && one.costFen !== null
