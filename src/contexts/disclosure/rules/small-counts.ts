/** Below this a count of people could point at somebody. */
const LEAST = 5

/** A count of people for everybody's eyes: “少于5” instead of 1 to 4. */
export const showPeople = (people: number): string => (people > 0 && people < LEAST ? `少于${LEAST}` : String(people))
