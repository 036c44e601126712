import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The colour of the house: a calm petrol. Shade 8 carries white text with 5.5:1. */
const petrol: MantineColorsTuple = [
  '#e9f6f8',
  '#d5ebef',
  '#abd7df',
  '#7cc2ce',
  '#54b0bf',
  '#3aa0b1',
  '#228fa1',
  '#127d8f',
  '#0a6a78',
  '#075560',
];

/** Greys with a breath of blue, from paper to ink. */
const gray: MantineColorsTuple = [
  '#f6f8f9',
  '#eef1f3',
  '#e3e8eb',
  '#d3dade',
  '#b4bfc5',
  '#8e9ba3',
  '#68767f',
  '#4c5961',
  '#333e45',
  '#1d262b',
];

/** Night: the page is 8, cards are 7, borders 4, text 0. */
const dark: MantineColorsTuple = [
  '#d9e0e3',
  '#b6c1c6',
  '#98a5ac',
  '#6d7b83',
  '#364249',
  '#2b363c',
  '#212b31',
  '#182126',
  '#11181c',
  '#0b1013',
];

export const theme = createTheme({
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: { overlayProps: { backgroundOpacity: 0.45 }, radius: 'lg', padding: 'lg' },
      styles: { title: { fontSize: '1.125rem', fontWeight: 650 } },
    },
    Drawer: { styles: { title: { fontSize: '1.125rem', fontWeight: 650 } } },
    Menu: {
      // Without the placeholder the menu itself takes the focus: a menu may hold nothing but items (ARIA).
      defaultProps: { shadow: 'md', withinPortal: true, radius: 'md', loop: true, withInitialFocusPlaceholder: false },
    },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Paper: { defaultProps: { withBorder: true, radius: 'lg' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Alert: { defaultProps: { radius: 'lg' } },
  },
});

/** Mantine's `light` variants (alerts, menus, badges) in the tones of global.css. */
const SOFT = Object.fromEntries(
  [
    ['red', 'bad'],
    ['orange', 'warn'],
    ['green', 'good'],
    ['gray', 'neutral'],
  ].flatMap(([color, tone]) => [
    [`--mantine-color-${color}-light`, `var(--tone-${tone}-soft)`],
    [`--mantine-color-${color}-light-hover`, `var(--tone-${tone}-soft)`],
    [`--mantine-color-${color}-light-color`, `var(--tone-${tone})`],
  ]),
);

/** Mantine's own greys for secondary text are too pale for WCAG AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...SOFT,
    '--mantine-color-petrol-light': 'var(--mantine-color-petrol-0)',
    '--mantine-color-petrol-light-hover': 'var(--mantine-color-petrol-1)',
    '--mantine-color-petrol-light-color': 'var(--mantine-color-petrol-9)',
    '--mantine-color-body': '#ffffff',
    // Text of what deletes, in menus.
    '--mantine-color-red-6': '#b42318',
    '--mantine-color-text': '#1d262b',
    '--mantine-color-dimmed': '#55636b',
    '--mantine-color-placeholder': '#68767f',
    '--mantine-color-anchor': 'var(--mantine-color-petrol-8)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-error': '#b42318',
    '--gw-page': 'var(--mantine-color-gray-0)',
  },
  dark: {
    ...SOFT,
    '--mantine-color-petrol-light': '#14343a',
    '--mantine-color-petrol-light-hover': '#183e45',
    '--mantine-color-petrol-light-color': 'var(--mantine-color-petrol-2)',
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--mantine-color-red-6': '#ff8a7d',
    '--mantine-color-dimmed': '#98a5ac',
    '--mantine-color-placeholder': '#7f8d95',
    '--mantine-color-anchor': 'var(--mantine-color-petrol-3)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--mantine-color-error': '#ff8a7d',
    '--gw-page': 'var(--mantine-color-dark-8)',
  },
});
