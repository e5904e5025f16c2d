/** The front door of 捐赠 for other contexts' pages. */
export { Reveal } from './Reveal.tsx'
