import { createServer } from 'node:http';

/** The papers that the server has abstracts of, by arXiv id or DOI. */
const KNOWN = ['2102.00001', '2102.00002', '10.5555/quagga.1'];
/** Nothing ever comes for it. A colon keeps a DOI out of lists. */
const SLOW = '10.5555/quagga:slow';

const titleOf = id => `Quagga Paper ${id}`;
const abstractOf = id => `Fetched for the web test: the quagga of ${id} was seen from afar.`;
const entry = id =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${titleOf(id)}</title><summary>${abstractOf(id)}</summary></entry>`;
const feed = ids =>
  `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${ids.map(entry).join('')}</feed>`;
const work = id => ({ DOI: id, title: [titleOf(id)], abstract: `<jats:p>${abstractOf(id)}</jats:p>` });

/**
 * Stands in for arXiv and Crossref on this machine. Under `/open` any web page may read the answers, under `/closed` none
 * may, as at arXiv. The first request for papers finds it busy, the second gets half an answer. `/log` tells what was asked.
 *
 * @returns {Promise<{ base: string, close: () => void }>}
 */
export async function startAbstractServer() {
  const log = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const isOpen = !url.pathname.startsWith('/closed/');
    const { origin, referer } = request.headers;
    const headers = isOpen ? { 'Access-Control-Allow-Origin': '*' } : {};
    const send = (status, body) => response.writeHead(status, headers).end(body);
    if (url.pathname === '/log') return send(200, JSON.stringify(log));
    log.push({ method: request.method, url: request.url, origin, referer, userAgent: request.headers['user-agent'] });
    if (url.pathname.endsWith('/api/query')) {
      const ids = url.searchParams
        .get('id_list')
        .split(',')
        .filter(id => KNOWN.includes(id));
      const asked = log.filter(
        ({ url: path }) => path.includes('/open/api/query') && path.includes('2102.0000'),
      ).length;
      if (isOpen && ids.length && asked === 1) return send(503, '');
      const body = feed(ids);
      if (!isOpen || asked !== 2) return send(200, body);
      response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(body) });
      return response.write(body.slice(0, body.indexOf('</entry>') + 20), () =>
        setTimeout(() => response.destroy(), 100),
      );
    }
    const list = url.searchParams
      .get('filter')
      ?.split(',')
      .map(part => part.replace('doi:', ''));
    const ids = list ?? [decodeURIComponent(url.pathname.split('/works/')[1] ?? '')];
    if (ids.includes(SLOW)) return undefined;
    const items = ids.filter(id => KNOWN.includes(id)).map(work);
    if (list) return send(200, JSON.stringify({ status: 'ok', message: { items } }));
    return items[0] ? send(200, JSON.stringify({ status: 'ok', message: items[0] })) : send(404, 'Resource not found.');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${server.address().port}`, close };
}
