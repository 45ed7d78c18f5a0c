'use strict';
document.querySelector('.filter').hidden = false;
document.getElementById('filter').addEventListener('input', event => {
  const wanted = event.target.value.toLowerCase();
  document.querySelectorAll('[data-filtered]').forEach(element => {
    element.hidden = !element.textContent.toLowerCase().includes(wanted);
  });
});
