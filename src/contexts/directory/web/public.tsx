import { useQuery } from '@tanstack/react-query'
import { AreaPicker } from '#ui/AreaPicker.tsx'
import { ask } from '#ui/api.ts'
import { useSession } from '#ui/session.ts'
import { directoryContract } from '../contract.ts'

export { OrganisationField } from './OrganisationField.tsx'
export { type Found, MOST, PersonField, type Who, WhoField, type WhoFieldProps } from './WhoField.tsx'

type Level = 'city' | 'district' | 'town' | 'community'

type AreaFieldProps = {
  value?: string | undefined
  onChange?: (code: string | undefined) => void
  /** Which levels may be chosen; all of them without it. */
  levels?: readonly Level[]
  id?: string
  placeholder?: string
  disabled?: boolean
  allowClear?: boolean
  'aria-label'?: string
}

/** Chooses an area out of those one's posts cover: by typing a name, an alias or a code, or down the tree. */
export function AreaField({ levels, ...props }: AreaFieldProps) {
  const { posts } = useSession()
  const tops = posts.flatMap(({ areaCode, place }) => (areaCode ? [{ code: areaCode, name: place }] : []))
  const value = props.value
  const shown = useQuery({
    queryKey: ['directory', 'area-field', value],
    queryFn: () => ask(directoryContract, 'searchAreas', { words: value, limit: 1 }),
    enabled: value !== undefined && !tops.some(({ code }) => code === value),
  })
  const optionOf = ({ code, name, level }: { code: string; name: string; level: Level }) => ({
    code,
    name,
    hasBelow: level !== 'community',
    canChoose: levels === undefined || levels.includes(level),
  })
  const load = async (above?: string) => {
    if (above !== undefined) return (await ask(directoryContract, 'listAreas', { parentCode: above })).map(optionOf)
    return tops.map(({ code, name }) => optionOf({ code, name, level: levelOf(code) }))
  }
  const search = async (words: string) => {
    const one = levels?.length === 1 ? levels[0] : undefined
    const found = await ask(directoryContract, 'searchAreas', { words, limit: 50, ...(one && { level: one }) })
    return found.map((area) => ({
      ...optionOf(area),
      inWords: [area.districtName, area.parentName === area.districtName ? null : area.parentName]
        .filter(Boolean)
        .join(' › '),
    }))
  }
  const nameOf = (code: string) => shown.data?.find((area) => area.code === code)?.name
  return <AreaPicker {...props} load={load} search={search} nameOf={nameOf} />
}

const LEVEL_OF_LENGTH: Record<number, Level> = { 2: 'city', 6: 'district', 9: 'town', 12: 'community' }
/** Official codes tell their level by their length. */
const levelOf = (code: string): Level => LEVEL_OF_LENGTH[code.length] ?? 'town'
