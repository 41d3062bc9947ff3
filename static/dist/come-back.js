/*! Visionroom come-back, MIT. */
async function o(){try{return(await fetch(location.href,{redirect:"manual",cache:"no-store"})).status!==503}catch{return!1}}async function n(e){for(let a=e;await new Promise(c=>setTimeout(c,a*1e3*(.5+Math.random()))),!await o();a=Math.min(60,a*2));location.reload()}var t=document.querySelector("[data-come-back]");t&&n(Number(t.dataset.comeBack));
