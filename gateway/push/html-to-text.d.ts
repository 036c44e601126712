/** The part of html-to-text that is used; the package ships no types. */
declare module 'html-to-text' {
  interface Element {
    attribs?: Record<string, string>;
  }
  interface Builder {
    addInline(text: string): void;
  }
  export interface CompileOptions {
    wordwrap: false | number;
    limits?: { maxDepth?: number };
    formatters?: Record<string, (element: Element, walk: unknown, builder: Builder, options: unknown) => void>;
    selectors?: { selector: string; format?: string; options?: Record<string, unknown> }[];
  }
  export function compile(options: CompileOptions): (html: string) => string;
}
