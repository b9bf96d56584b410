(() => {
  'use strict';

  // What a script asks of a network is held back by the page's policy; the reader is told that it is missing.
  const most = 10;
  const seen = new Set();
  document.addEventListener('securitypolicyviolation', event => {
    if (seen.has(event.blockedURI) || seen.size === most) return;
    seen.add(event.blockedURI);
    const notice = document.createElement('p');
    notice.className = 'missing';
    notice.textContent = `Not in this page, which loads nothing from the network: ${event.blockedURI}`;
    const tell = () => document.querySelector('main').prepend(notice);
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tell);
    else tell();
  });
})();
