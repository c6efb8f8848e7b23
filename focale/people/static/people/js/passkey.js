// A passkey needs the browser's help: the way in shows only where there is some.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll(".needs-js")) part.hidden = false;
}
