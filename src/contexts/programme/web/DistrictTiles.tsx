import type { QuotaRow } from './QuotasPage.tsx'

type Tile = { district: string; row: number; column: number }
type Props = {
  rows: readonly QuotaRow[]
  tiles: readonly Tile[]
  chosen: string | undefined
  onChoose: (code: string) => void
}

/** Where the districts lie, roughly: one tile each. A schematic, not a map: it has no outlines. */
export function DistrictTiles({ rows, tiles, chosen, onChoose }: Props) {
  return (
    <figure className="tiles">
      <div className="tiles-grid">
        {tiles.map(({ district, row, column }) => {
          const one = rows.find(({ districtCode }) => districtCode === district)
          if (!one) return null
          const { towns } = one.quota
          return (
            <button
              key={district}
              type="button"
              style={{ gridRow: row, gridColumn: column }}
              className={`tile${one.conflict ? ' tile-conflict' : ''}${one.used.towns >= towns ? ' tile-full' : ''}`}
              aria-pressed={district === chosen}
              onClick={() => onChoose(district)}
            >
              <span>{one.districtName.replace(/新区$|区$/, '')}</span>
              <small className="figure">
                {one.used.towns}/{towns}
              </small>
              {one.conflict && <small>名额不平</small>}
            </button>
          )
        })}
      </div>
      <figcaption className="muted">示意图，只表大致方位。数字为已用街镇／街镇名额。</figcaption>
    </figure>
  )
}
