/** The front door of 捐赠物资 for contexts above it: a giver's lots and what became of them. No receiver is named. */
export {
  type GoneOtherwise,
  goneOf,
  type HandedOn,
  handedOf,
  type LotOfGiver,
  lotOfLink,
  lotsOfGivers,
} from './store/for-givers.ts'
