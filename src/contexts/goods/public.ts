/** The front door of 捐赠物资 for contexts above it; most ask the views goods.pub_lot and goods.pub_handout. */

export { LEVELS, LOT_STATES } from './vocabulary.ts'
