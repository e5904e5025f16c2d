import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const OFFICE = process.env.OFFICE_PATH ?? '/usr/bin/soffice'
export type Word = { text: string; left: number; right: number; top: number; bottom: number }
export type PageOf = { width: number; height: number; words: Word[] }

/** What LibreOffice makes of a .docx: its pages as PDF, measured in mm, and the fonts that it was asked for. */
export function opened(docx: Buffer): { pages: PageOf[]; fonts: string[]; pdf: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'wushe-office-'))
  try {
    const file = join(folder, 'paper.docx')
    writeFileSync(file, docx)
    for (const form of ['pdf', 'fodt'])
      execFileSync(
        OFFICE,
        [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          '--convert-to',
          form,
          '--outdir',
          folder,
          file,
        ],
        { stdio: 'pipe', timeout: 100_000 },
      )
    const pdf = join(folder, 'paper.pdf')
    return {
      pages: pagesOf(execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' })),
      fonts: fontsOf(readFileSync(join(folder, 'paper.fodt'), 'utf8')),
      pdf: readFileSync(pdf),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const inMm = (points: string | undefined): number => (Number(points) / 72) * 25.4

function pagesOf(boxes: string): PageOf[] {
  return boxes
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? []
      const words = [
        ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g),
      ]
      return {
        width: inMm(width),
        height: inMm(height),
        words: words.map(([, left, top, right, bottom, text = '']) => ({
          ...{ left: inMm(left), right: inMm(right), top: inMm(top), bottom: inMm(bottom), text },
        })),
      }
    })
}

const fontsOf = (fodt: string): string[] => [
  ...new Set([...fodt.matchAll(/style:font-name-asian="([^"]+)"/g)].map(([, name = '']) => name.replace(/[\d]+$/, ''))),
]
