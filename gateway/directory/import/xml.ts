import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { GatewayError, invalid } from '../../core/errors.ts';

/** An element: its name without prefix, its attributes, text, children, and the line it begins at. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
  line: number;
}

type Node = Record<string, unknown> & { ':@'?: Record<string, string> };

/**
 * Reads an XML document. One with a DTD is refused: no token file needs it, and its entities are a way to read files or
 * fill the memory.
 * @throws GatewayError 422 XML_INVALID
 */
export function readXml(text: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw wrong('The file holds a DTD, which no token file needs.');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw wrong(`The file is no XML: line ${verdict.err.line}: ${verdict.err.msg}`);
  const parser = new XMLParser({
    preserveOrder: true,
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    captureMetaData: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
  });
  try {
    const lineAt = lines(text);
    const [root] = elements(parser.parse(text) as Node[], lineAt);
    if (root) return root;
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    throw wrong(`The file is no XML: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  throw wrong('The file holds no XML element.');
}

function elements(nodes: Node[], lineAt: (index: number) => number): XmlElement[] {
  const metadata = XMLParser.getMetaDataSymbol() as unknown as string;
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name === '#text') return [];
    const inner = node[name] as Node[];
    const start = (node as Record<string, { startIndex?: number } | undefined>)[metadata]?.startIndex;
    return [
      {
        name,
        attributes: node[':@'] ?? {},
        text: inner.map((child) => String(child['#text'] ?? '')).join(''),
        children: elements(inner, lineAt),
        line: start === undefined ? 0 : lineAt(start),
      },
    ];
  });
}

/** Index in the text → line, from 1. */
function lines(text: string): (index: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (index) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** The first element by names from the outside in. */
export function at(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = found?.children.find((child) => child.name === name);
  return found;
}

export function all(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

function wrong(message: string) {
  return invalid('XML_INVALID', message, [{ path: 'file', message }], 'Export the file again.');
}
