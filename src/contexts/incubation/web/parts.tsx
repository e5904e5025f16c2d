import { Tag } from 'antd'
import type { z } from 'zod'
import type { OrganisationView } from '../contract-parts.ts'
import { STAGES, STATES, type Stage, type State } from '../vocabulary.ts'

export type Organisation = z.output<typeof OrganisationView>
/** A window over one organisation. */
export type WindowProps = { one: Organisation; onClose: () => void }
export const refOf = ({ id: organisationId, version }: Organisation) => ({ organisationId, version })

/** Choices of a select from a table of words. */
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

const COLOURS: Partial<Record<State, string>> = {
  prepared: 'gold',
  community_checked: 'gold',
  returned: 'orange',
  filed: 'blue',
  active: 'green',
  registered: 'green',
  rectifying: 'orange',
  suspended: 'red',
}
export const StateTag = ({ state }: { state: State }) => (
  <Tag variant="filled" {...(COLOURS[state] && { color: COLOURS[state] })}>
    {STATES[state]}
  </Tag>
)
export const StageTag = ({ stage }: { stage: Stage }) =>
  stage === 'none' ? (
    <span className="muted">—</span>
  ) : (
    <Tag variant="filled" color="purple">
      {STAGES[stage]}
    </Tag>
  )

/** What will happen, told before it does. */
export const Consequences = ({ of }: { of: readonly string[] }) => (
  <ul className="consequences">
    {of.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
)
