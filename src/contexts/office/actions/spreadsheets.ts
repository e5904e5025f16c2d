import { listProblems } from '#platform/exchange/staging.ts'
import { templateOf } from '#platform/exchange/template.ts'
import { type OutCell, writeWorkbook } from '#platform/exchange/workbook-writer.ts'
import { KINDS } from '#platform/files/kinds.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'
import { usableKind, visibleImport } from '../imports.ts'

type Endpoints = typeof officeContract.endpoints
const { mediaType } = KINDS.xlsx
const PAGE = 2_000

export const downloadTemplate: Handler<Endpoints['downloadTemplate']> = async (input, { actor, own }) => {
  own()
  const kind = usableKind(actor, input.kind)
  return { name: `${kind.title}模板.xlsx`, mediaType, body: await templateOf(kind) }
}

/** Every wrong row with its column and reason, to be mended beside the file itself. */
export const downloadImportProblems: Handler<Endpoints['downloadImportProblems']> = async (
  { batchId },
  { tx, actor, own },
) => {
  own()
  const { title, fileName } = await visibleImport(tx, actor, batchId)
  const header = ['行号', '列', '填写内容', '问题'].map((value): OutCell => ({ value, style: 'header' }))
  const sheet = { name: `${title}问题`, widths: [8, 18, 24, 70], frozenRows: 1, rows: rows() }
  const pieces: Buffer[] = []
  for await (const piece of writeWorkbook([sheet])) pieces.push(piece)
  return { name: `${fileName.replace(/\.\w+$/, '')}_问题.xlsx`, mediaType, body: Buffer.concat(pieces) }

  async function* rows(): AsyncGenerator<OutCell[]> {
    yield header
    for (let after = 0; ; ) {
      const page = await listProblems(tx, batchId, after, PAGE)
      for (const { rowNo, columnTitle, shown, reason } of page)
        yield [{ value: rowNo, style: 'integer' }, text(columnTitle), text(shown), text(reason)]
      if (page.length < PAGE) return
      after = page.at(-1)?.position ?? 0
    }
  }
}

/** What somebody typed stays text, whatever it begins with. */
const text = (value: string | null): OutCell => ({ value, style: /^[=+\-@]/.test(value ?? '') ? 'quoted' : 'text' })
