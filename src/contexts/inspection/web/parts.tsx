import { Form, Select } from 'antd'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { inspectionContract } from '../contract.ts'
import type { PointRow } from '../parts.ts'
import { STAGES } from '../vocabulary.ts'

export type Point = z.infer<typeof PointRow>

export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

type PickProps<K extends string> = {
  label: string
  words: Record<K, string>
  value: K | undefined
  onChange: (value: K | undefined) => void
}
/** A filter over a table of words; none chosen is all. */
export const Pick = <K extends string>({ label, words, value, onChange }: PickProps<K>) => (
  <Select
    aria-label={label}
    allowClear
    placeholder={`全部${label}`}
    style={{ width: 150 }}
    options={optionsOf(words)}
    value={value ?? null}
    onChange={(chosen: K | null) => onChange(chosen ?? undefined)}
  />
)

/** The points that one may see; few enough to hold them all. */
export function usePoints(): readonly Point[] {
  return useAsk(inspectionContract, 'listPoints', {}).data ?? []
}

/** Which point and which stage: asked alike by every form that begins something. */
export function PointAndStage() {
  const points = usePoints()
  return (
    <>
      <Form.Item label="创建点" name="areaCode" rules={[{ required: true, message: '请选择创建点' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={points.map(({ areaCode, townName, districtName }) => ({
            value: areaCode,
            label: `${districtName} ${townName}`,
          }))}
        />
      </Form.Item>
      <Form.Item label="阶段" name="stage" rules={[{ required: true, message: '请选择阶段' }]}>
        <Select options={optionsOf(STAGES)} />
      </Form.Item>
    </>
  )
}

/** Centi-points as points: 350 is 3.5. */
export const points = (centi: number | null): string => (centi === null ? '—' : String(centi / 100))
/** A share with both its numbers, rounded down: 28/30，93%. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${part}/${whole}，${Math.floor((part * 100) / whole)}%`
