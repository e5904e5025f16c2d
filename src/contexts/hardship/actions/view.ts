import { maskName } from '#kernel/masking.ts'
import { bandOf, isMinorBand } from '../rules/ages.ts'
import type { Listed } from '../store/register.ts'

/** How a minor is called wherever the list is read: not even the surname (《未成年人网络保护条例》第三十六条). */
export const MINOR = '小*'

/** Masked for everybody; the whole is shown by the directory's own command, with a reason and an audit line. */
export function maskedOf({ name, maskedId, maskedPhone, birthDate }: Listed, day: string) {
  const band = bandOf(birthDate, day)
  const isMinor = isMinorBand(band)
  if (isMinor) return { name: MINOR, maskedId: null, maskedPhone: null, band, isMinor }
  return { name: maskName(name), maskedId, maskedPhone, band, isMinor }
}

export function viewOf(row: Listed, day: string) {
  const { maskedPhone: _phone, ...masked } = maskedOf(row, day)
  const { id, personId, areaCode, areaName, townName, codes, source, fromDate, toDate, version } = row
  return { ...masked, id, personId, areaCode, areaName, townName, codes, source, fromDate, toDate, version }
}
