/** Lets the page's files import their style sheets, which Vite bundles. */

declare module '*.css'
