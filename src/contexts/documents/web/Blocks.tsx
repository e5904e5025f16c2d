import { Button, Input, Select, Space } from 'antd'
import type { Block } from '../vocabulary.ts'

const LEVELS = ['一、', '（一）', '1.', '（1）'] as const
const HEADINGS = LEVELS.map((label, index) => ({ value: `heading-${String(index + 1)}`, label: `小标题 ${label}` }))
const KINDS = [{ value: 'paragraph', label: '段落' }, ...HEADINGS, { value: 'table', label: '表格' }]
const kindOf = (block: Block): string => (block.kind === 'heading' ? `heading-${String(block.level)}` : block.kind)
/** A table is written as it is pasted from a spreadsheet: a line a row, a tab between cells, column titles first. */
const sheetOf = ({ columns, rows, total }: Extract<Block, { kind: 'table' }>): string =>
  [columns.map(({ title }) => title), ...rows, ...(total ? [total] : [])].map((row) => row.join('\t')).join('\n')

function tableOf(sheet: string, before?: Extract<Block, { kind: 'table' }>): Block {
  const [head = [], ...rows] = sheet.split('\n').map((line) => line.split('\t'))
  const columns = head.map((title, index) => ({ ...before?.columns[index], title }))
  const whole = rows.map((row) => columns.map((_, index) => row[index] ?? ''))
  const hasTotal = whole.at(-1)?.[0]?.trim() === '合计'
  return {
    kind: 'table',
    columns,
    rows: hasTotal ? whole.slice(0, -1) : whole,
    ...(hasTotal && { total: whole.at(-1) }),
  }
}

function as(kind: string, block: Block): Block {
  const text = block.kind === 'table' ? sheetOf(block) : block.text
  if (kind === 'table') return tableOf(text || '序号\t事项')
  if (kind === 'paragraph') return { kind: 'paragraph', text }
  return { kind: 'heading', level: Number(kind.at(-1)) as 1 | 2 | 3 | 4, text }
}

type Props = { value?: Block[]; onChange?: (blocks: Block[]) => void }

/** The parts of a text, one below the other; each can be moved, changed into another kind, and taken out. */
export function Blocks({ value = [], onChange }: Props) {
  const put = (index: number, block: Block) => onChange?.(value.map((one, at) => (at === index ? block : one)))
  const move = (index: number, by: number) => {
    const next = [...value]
    const [one] = next.splice(index, 1)
    if (one) next.splice(index + by, 0, one)
    onChange?.(next)
  }
  return (
    <>
      {value.map((block, index) => (
        <div key={`block-${String(index)}`} className="document-block">
          <Select
            aria-label={`第${index + 1}段的样式`}
            style={{ width: 140 }}
            options={KINDS}
            value={kindOf(block)}
            onChange={(kind) => put(index, as(kind, block))}
          />
          <Words block={block} index={index} onChange={(next) => put(index, next)} />
          <Space.Compact>
            <Button aria-label={`第${index + 1}段上移`} disabled={index === 0} onClick={() => move(index, -1)}>
              ↑
            </Button>
            <Button
              aria-label={`第${index + 1}段下移`}
              disabled={index === value.length - 1}
              onClick={() => move(index, 1)}
            >
              ↓
            </Button>
            <Button
              aria-label={`删去第${index + 1}段`}
              onClick={() => onChange?.(value.filter((_, at) => at !== index))}
            >
              删
            </Button>
          </Space.Compact>
        </div>
      ))}
      <Button onClick={() => onChange?.([...value, { kind: 'paragraph', text: '' }])}>增加一段</Button>
    </>
  )
}

type WordsProps = { block: Block; index: number; onChange: (block: Block) => void }
function Words({ block, index, onChange }: WordsProps) {
  const label = `第${index + 1}段`
  if (block.kind === 'table')
    return (
      <Input.TextArea
        aria-label={`${label}表格`}
        autoSize={{ minRows: 3, maxRows: 16 }}
        placeholder="可从电子表格复制粘贴：第一行是栏名，最后一行以“合计”开头的是合计"
        value={sheetOf(block)}
        onChange={({ target }) => onChange(tableOf(target.value, block))}
      />
    )
  return (
    <Input.TextArea
      aria-label={label}
      autoSize={{ minRows: 1, maxRows: 12 }}
      value={block.text}
      onChange={({ target }) => onChange({ ...block, text: target.value })}
    />
  )
}
