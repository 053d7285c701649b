// Only a browser without modules runs this file.
document.getElementById("boot-old").hidden = false;
