import type { ThemeConfig } from 'antd'

/** The system's own Chinese faces, so no font travels over the network. */
const FONTS =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",system-ui,sans-serif'

/** Grounds and borders of states. Derived from dark colours they would come out muddy, so they are set. */
const PALE = {
  colorPrimaryBg: '#e3eff3',
  colorPrimaryBgHover: '#d2e5eb',
  colorPrimaryBorder: '#9dc3cf',
  colorPrimaryHover: '#14708f',
  colorPrimaryActive: '#0a4558',
  colorInfoBg: '#e6f0f3',
  colorInfoBorder: '#a9c9d4',
  colorSuccessBg: '#e9f5ee',
  colorSuccessBorder: '#a9d3bb',
  colorWarningBg: '#fbf3e0',
  colorWarningBorder: '#e3c98b',
  colorErrorBg: '#fcecea',
  colorErrorBgHover: '#f9dedb',
  colorErrorBorder: '#edb5b0',
  controlItemBgActive: '#e3eff3',
  controlItemBgActiveHover: '#d2e5eb',
  controlItemBgHover: '#eef3f5',
}

/** Quiet and dense: deep teal-blue on neutral greys; every text colour holds 4.5:1 on white and on the page's grey. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0e5a73',
    colorLink: '#0b5f80',
    colorLinkHover: '#0e5a73',
    colorInfo: '#0e5a73',
    colorSuccess: '#1b6e3f',
    colorWarning: '#8a5a00',
    colorError: '#b3261e',
    ...PALE,
    colorText: '#1d272c',
    colorTextSecondary: '#45535a',
    colorTextTertiary: '#54636a',
    colorTextPlaceholder: '#667379',
    colorTextDescription: '#54636a',
    colorTextHeading: '#17242b',
    colorBgLayout: '#f3f5f6',
    colorBorder: '#c6ced2',
    colorBorderSecondary: '#e1e6e8',
    colorSplit: '#e1e6e8',
    borderRadius: 4,
    borderRadiusLG: 6,
    fontFamily: FONTS,
    fontSize: 14,
    controlHeight: 34,
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Table: { headerBg: '#eef2f3', headerColor: '#2b3a41', cellPaddingBlockMD: 9, cellPaddingInlineMD: 10 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
    Card: { headerFontSize: 15 },
  },
}
