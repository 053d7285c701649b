// Only a browser without modules runs this file.
document.getElementById("boot-old").hidden = false;
document.getElementById("boot-stuck").hidden = true;
