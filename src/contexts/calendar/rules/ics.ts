export type IcsEvent = { uid: string; on: string; title: string; place: string; note: string; done: boolean }

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n')

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** RFC 5545 §3.1: a line is at most 75 octets, and goes on after CRLF and a space; characters are never cut. */
export function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    const room = parts.length === 0 ? 75 : 74
    if (bytesOf(part + letter) > room) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}

const compact = (day: string): string => day.replaceAll('-', '')
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** A calendar file (RFC 5545) of whole days, as other calendars read it. `stamp`: when it was made, UTC. */
export function icsOf(events: readonly IcsEvent[], { name, stamp }: { name: string; stamp: Date }): string {
  const made = `${stamp.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const lines = events.flatMap(({ uid, on, title, place, note, done }) => [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${made}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(on))}`,
    `SUMMARY:${escaped(`${done ? '（已办）' : ''}${title}`)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    `DESCRIPTION:${escaped(note)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//wushe//calendar//ZH', `X-WR-CALNAME:${escaped(name)}`]
  return [...head, ...lines, 'END:VCALENDAR', ''].map(folded).join('\r\n')
}
