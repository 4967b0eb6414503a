
(function(){
var tools=document.querySelector(".tools");
if(!tools)return;
tools.hidden=false;
var words=document.getElementById(".words"),kind=document.getElementById(".kind"),said=document.getElementById(".said");
var rows=Array.prototype.slice.call(document.querySelectorAll(".filtered tbody tr,.text .row"));
var texts=rows.map(function(r){return r.textContent.toLowerCase()});
function show(){
var want=words.value.trim().toLowerCase(),status=kind.value,n=0;
rows.forEach(function(r,i){
var fits=(!want||texts[i].indexOf(want)>=0)&&(!status||r.classList.contains(status));
r.hidden=!fits;
if(fits)n++;
});
said.textContent=want||status?n+" of "+rows.length+" rows":"";
}
words.addEventListener("input",show);
kind.addEventListener("change",show);
window.addEventListener("beforeprint",function(){
document.querySelectorAll("details").forEach(function(d){d.open=true});
});
})();
