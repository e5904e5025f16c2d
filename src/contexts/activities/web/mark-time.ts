/** When the roll was read: by the server (ISO 8601), and by this computer (milliseconds, as Date.now gives them). */
export type RollClock = { server: string; here: number }

/** The time of a mark. Made just now, it is by this computer's clock and put right by the server's; stated, it stands as typed. */
export const markedNow = ({ server, here }: RollClock, now: Date) => ({
  at: now.toISOString(),
  phoneClockOffset: Date.parse(server) - here,
})
export const markedAs = (stated: string) => ({ at: stated, phoneClockOffset: 0 })
