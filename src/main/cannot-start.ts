/** A reason that the person at the keyboard can act on: shown as a sentence, without a trace of the program. */
export class CannotStart extends Error {}
