/** A line of 156 mm holds twenty characters of 2号, 22 pt (GB/T 9704-2012, 5.2.1 and 7.3.1); one less, whatever the font. */
export const TITLE_WIDTH = 19
/** The same on a page that is turned. */
export const TURNED_WIDTH = 27

/** How the lines of a title share its length: a trapezium of two, a rhombus of three (7.3.1), never a block. */
const SHAPES: Readonly<Record<number, readonly number[]>> = { 2: [0.54, 0.46], 3: [0.31, 0.38, 0.31] }

const KEPT_WHOLE = /(“[^”]{1,10}”|《[^》]{1,16}》|（[^）]{1,10}）)/
const NEVER_FIRST = /^[的了和与及、，。：；”》）]/
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * A title in lines that split no word and read as one shape (GB/T 9704-2012, 7.3.1): as few lines as hold it. `width`:
 * full-width characters a line; digits and Latin letters count half. The same title always breaks the same way.
 */
export function titleLines(title: string, width = TITLE_WIDTH): string[] {
  const units = unitsOf(title)
  const whole = lengthOf(title)
  for (let count = Math.max(1, Math.ceil(whole / width)); count <= units.length; count++) {
    const shape = SHAPES[count] ?? Array.from({ length: count }, () => 1 / count)
    const lines = broken(
      units,
      shape.map((share) => share * whole),
      width,
    )
    if (lines) return lines
  }
  return [title]
}

const lengthOf = (text: string): number => [...text].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0)

/** What stays together: words, what stands in quotes, and what may not begin a line with what is before it. */
function unitsOf(title: string): string[] {
  const parts = title
    .split(KEPT_WHOLE)
    .flatMap((part) => (KEPT_WHOLE.test(part) ? [part] : [...words.segment(part)].map(({ segment }) => segment)))
  const units: string[] = []
  for (const part of parts)
    if (NEVER_FIRST.test(part) && units.length > 0) units.push(`${units.pop()}${part}`)
    else if (part !== '') units.push(part)
  return units
}

type Way = { cost: number; to: number; lines: string[] }

/** The breaking nearest to the lengths wanted, a line each; undefined where some line would be too long whatever one does. */
function broken(units: readonly string[], wanted: readonly number[], width: number): string[] | undefined {
  let ways: Way[] = [{ cost: 0, to: 0, lines: [] }]
  for (const goal of wanted) ways = cheapest(ways.flatMap((way) => oneLineOn(way, units, { goal, width })))
  return ways.find(({ to }) => to === units.length)?.lines
}

/** Every line that may follow. */
function oneLineOn(
  { cost, to: from, lines }: Way,
  units: readonly string[],
  { goal, width }: Record<'goal' | 'width', number>,
) {
  return units.slice(from).flatMap((_, at): Way[] => {
    const to = from + at + 1
    const line = units.slice(from, to).join('')
    return lengthOf(line) > width ? [] : [{ cost: cost + (lengthOf(line) - goal) ** 2, to, lines: [...lines, line] }]
  })
}

/** The best way to each place. */
const cheapest = (ways: readonly Way[]): Way[] =>
  [...Map.groupBy(ways, ({ to }) => to).values()].flatMap((same) =>
    same.toSorted((one, other) => one.cost - other.cost).slice(0, 1),
  )
