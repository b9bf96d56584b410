(() => {
  'use strict';

  for (const formula of document.querySelectorAll('[data-formula]')) {
    katex.render(formula.textContent, formula, {
      displayMode: formula.dataset.formula === 'display',
      throwOnError: false,
      strict: 'ignore',
    });
  }

  // Code: all shown or all folded.
  const button = document.getElementById('toggle-code');
  const code = [...document.querySelectorAll('details.code')];
  if (button) {
    const label = () => {
      const shown = code.every(block => block.open);
      button.textContent = shown ? 'Hide all code' : 'Show all code';
      button.setAttribute('aria-pressed', String(shown));
    };
    button.addEventListener('click', () => {
      const open = !code.every(block => block.open);
      for (const block of code) block.open = open;
    });
    for (const block of code) block.addEventListener('toggle', label);
    button.hidden = false;
  }

  // Charts fit themselves to the window; what was folded when they were drawn had no width.
  for (const block of document.querySelectorAll('details.folded-outputs')) {
    block.addEventListener('toggle', () => window.dispatchEvent(new Event('resize')));
  }

  // Contents: open beside the text, folded above it.
  const contents = document.querySelector('.contents > details');
  if (contents) {
    const wide = window.matchMedia('(min-width: 70rem)');
    const fold = () => { contents.open = wide.matches; };
    wide.addEventListener('change', fold);
    fold();
    const links = new Map();
    for (const link of contents.querySelectorAll('a')) {
      links.set(decodeURIComponent(link.hash.slice(1)), link);
      link.addEventListener('click', () => { if (!wide.matches) contents.open = false; });
    }
    // Mark the section being read: the last heading above the upper third of the window.
    const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
    let marked = null;
    const mark = () => {
      const current = headings.filter(heading => heading.getBoundingClientRect().top < window.innerHeight / 3).at(-1);
      const link = current ? links.get(current.id) : null;
      if (link === marked) return;
      marked?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'location');
      marked = link;
    };
    window.addEventListener('scroll', mark, { passive: true });
    mark();
  }
})();
